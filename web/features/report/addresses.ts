/** The pages of a draft as addresses. */

const withParameter = (address: string, name: string, value: string) => `${address}${address.includes('?') ? '&' : '?'}${name}=${value}`;

/** The form of a draft. @param page as `portal.href` gives it */
export const formAddress = (page: string, draftId: string) => withParameter(page, 'draft', draftId);
/** The map on which a place for the draft is chosen. */
export const pickAddress = (map: string, draftId: string) => withParameter(map, 'place-for', draftId);

/** The tracking page of a report. The token stands after the hash, so that no server log and no referrer ever has it. */
export const trackingAddress = (token: string, cityId: string) => `/${cityId}/tracking#${encodeURIComponent(token)}`;
