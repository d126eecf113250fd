/** Whether an error says that a piece of the program could not be fetched: a bad way, or a page older than the server's files. */
export const codeMissing = (error: unknown): boolean => error instanceof TypeError && /import|fetch|module/i.test(error.message);
