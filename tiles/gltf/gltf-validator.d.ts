declare module 'gltf-validator' {
  interface Message {
    /** 0 error, 1 warning, 2 information, 3 hint. */
    severity: 0 | 1 | 2 | 3;
    code: string;
    message: string;
    pointer?: string;
  }
  export function validateBytes(
    bytes: Uint8Array,
    options?: { maxIssues?: number; ignoredIssues?: string[]; onlyIssues?: string[] },
  ): Promise<{ issues: { numErrors: number; numWarnings: number; messages: Message[] } }>;
}
