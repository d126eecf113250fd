/** What a voice makes of one sentence. */
export interface Speech {
  /** 16-bit mono samples. */
  samples: Int16Array;
  /** Samples a second. */
  rate: number;
  /** When each word begins: its place in the text that was spoken, and seconds from the first sample. */
  words: { offset: number; at: number }[];
}

/** A maker of speech. Another engine is another file that answers this. */
export interface SpeechEngine {
  /** Name, version, voices and speed: part of what a sound is made from. */
  readonly id: string;
  /** @throws Error where the engine has no voice for the language */
  say(lang: string, text: string): Promise<Speech>;
  end(): void;
}
