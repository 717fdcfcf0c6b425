/**
 * The fields of a profile one by one, those of mremap with their prefix: what the page about a kernel lists, and what
 * Compare tries out to find which of them makes a difference.
 */
import { KERNELS, type KernelName, type MremapProfile, type Profile } from './kernel';
import { PROFILES } from './profiles';

type MremapField = `mremap.${keyof MremapProfile}`;
export type ProfileField = Exclude<keyof Profile, 'mremap'> | MremapField;
/** The values that a field can take, as text. */
export type FieldValue<F extends ProfileField> = F extends `mremap.${infer M extends keyof MremapProfile}`
  ? `${MremapProfile[M]}`
  : F extends keyof Profile
    ? Profile[F] extends string | boolean
      ? `${Profile[F]}`
      : never
    : never;

const PREFIX = 'mremap.';
const isMremap = (field: ProfileField): field is MremapField => field.startsWith(PREFIX);

const SAMPLE = PROFILES[KERNELS[0]];
/** In the order of the profile. */
export const PROFILE_FIELDS: readonly ProfileField[] = (Object.keys(SAMPLE) as (keyof Profile)[]).flatMap((field) =>
  field === 'mremap'
    ? (Object.keys(SAMPLE.mremap) as (keyof MremapProfile)[]).map((name): ProfileField => `${PREFIX}${name}`)
    : [field],
);

/** One field's value, as text. */
export function fieldOf(profile: Profile, field: ProfileField): string {
  if (isMremap(field)) return String(profile.mremap[field.slice(PREFIX.length) as keyof MremapProfile]);
  return String(profile[field as Exclude<keyof Profile, 'mremap'>]);
}

/** The fields in which two profiles differ. */
export const differingFields = (a: Profile, b: Profile): ProfileField[] =>
  PROFILE_FIELDS.filter((field) => fieldOf(a, field) !== fieldOf(b, field));

/** `a` with some fields as `b` has them. */
export function profileWith(a: Profile, b: Profile, fields: readonly ProfileField[]): Profile {
  const plain = fields.filter((field) => !isMremap(field)).map((field) => [field, b[field as keyof Profile]]);
  const inner = fields
    .filter(isMremap)
    .map((field) => field.slice(PREFIX.length) as keyof MremapProfile)
    .map((name) => [name, b.mremap[name]]);
  return { ...a, ...Object.fromEntries(plain), mremap: { ...a.mremap, ...Object.fromEntries(inner) } };
}

const RELEASES = KERNELS.filter((kernel) => !kernel.includes('-'));

/** The releases before and after this one. A kernel with patches of its own comes after the release that it is made from. */
export function neighbourKernels(kernel: KernelName): { before: KernelName | null; after: KernelName | null } {
  const at = RELEASES.indexOf(kernel);
  if (at === -1) return { before: RELEASES.find((release) => kernel.startsWith(`${release}-`)) ?? null, after: null };
  return { before: RELEASES[at - 1] ?? null, after: RELEASES[at + 1] ?? null };
}
