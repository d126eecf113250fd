/** A user's mistake or a thing that is not there: shown as one sentence, exit code 1. */
export class CliError extends Error {
  override name = 'CliError';
}

export interface VerbContext {
  rootDir: string;
  dataDir: string;
  /** CITY_SOURCES or --sources. */
  sourcesDir?: string;
  /** Arguments after the verb that are no options. */
  args: string[];
  options: Record<string, string | boolean | undefined>;
  print(line: string): void;
}

/** One verb of the `city` command. */
export interface Verb {
  /** As typed after the name, for the help text. */
  usage: string;
  summary: string;
  run(context: VerbContext): Promise<void>;
}
