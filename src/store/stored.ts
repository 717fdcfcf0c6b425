/** A stored text as the fields of an object; null where it is none. */
export type Fields = Readonly<Record<string, unknown>>;

export function parsed(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Fields) : null;
  } catch {
    return null;
  }
}
