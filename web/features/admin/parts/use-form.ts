import { useState } from 'react';

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What the server holds, and the version that a save has to name. */
export interface Saved<T> {
  value: T;
  version: string | number | null;
}

export interface Form<T> {
  value: T;
  change(patch: Partial<T>): void;
  /** Something was typed that is not saved. */
  dirty: boolean;
  /** Somebody else saved meanwhile: `before` is what this form was begun on, `after` what it is now. */
  stale: boolean;
  before: T;
  after: T;
  /** The version to send. */
  version: Saved<T>['version'];
  /** Goes on from the newest version with what was typed: its changes were shown. */
  accept(): Saved<T>['version'];
  /** Throws away what was typed. */
  reset(): void;
  /** A save of our own went through: what is typed is what the server holds. */
  took(saved: Saved<T>): void;
}

/** A form over something that the server owns. It follows the server as long as nothing is typed; what is typed is never lost. */
export function useForm<T extends object>(saved: Saved<T>): Form<T> {
  const [base, setBase] = useState(saved);
  const [value, setValue] = useState(saved.value);
  // What the server said before a save of our own went through; it is not followed while the answer after it is on its way.
  const [overtaken, setOvertaken] = useState<string | null>(null);
  const dirty = !same(base.value, value);
  const moved = base.version !== saved.version || !same(base.value, saved.value);
  if (moved && (!dirty || same(saved.value, value)) && overtaken !== JSON.stringify(saved)) {
    setBase(saved);
    setValue(saved.value);
    setOvertaken(null);
  }
  return {
    value,
    change: (patch) => setValue((old) => ({ ...old, ...patch })),
    dirty,
    stale: moved && dirty && overtaken !== JSON.stringify(saved),
    before: base.value,
    after: saved.value,
    version: base.version,
    accept: () => {
      setBase(saved);
      return saved.version;
    },
    reset: () => {
      setBase(saved);
      setValue(saved.value);
    },
    took: (next) => {
      setBase(next);
      setValue(next.value);
      setOvertaken(JSON.stringify(saved));
    },
  };
}
