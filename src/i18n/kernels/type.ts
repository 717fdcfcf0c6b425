/** What the fields of a kernel's profile mean, in words. A field without its words does not compile. */
import type { FieldValue, KernelName, ProfileField } from '../../engine';

export interface KernelFacts {
  /** What the kernel is, in a sentence or two. */
  readonly kernels: { readonly [K in KernelName]: string };
  readonly fields: {
    readonly [F in ProfileField]: {
      readonly title: string;
      /** What a kernel with this value does. */
      readonly values: { readonly [V in FieldValue<F>]: string };
    };
  };
}

/** A field looked up by a value that is known as text only. */
export function factOf(facts: KernelFacts, field: ProfileField, value: string): string {
  const values: { readonly [value: string]: string } = facts.fields[field].values;
  return values[value] ?? value;
}
