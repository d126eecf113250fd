/** Characters of a new password, the same rule in the form and on the server. Length counts, not kinds of characters. */
export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 128;
