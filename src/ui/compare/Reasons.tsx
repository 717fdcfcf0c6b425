import { fieldOf, type KernelName, PROFILES, type ProfileField } from '../../engine';
import { lineText, withNotes } from '../../i18n';
import { factOf } from '../../i18n/kernels/type';
import { type Anchor, functionOf, LISTINGS, lineOf } from '../../listing';
import type { Comparison } from '../../store/comparing';
import { usePage } from '../context';
import { useLines } from '../use-lines';
import { useCompareWords } from './words';

interface Between {
  readonly a: KernelName;
  readonly b: KernelName;
}

/** A field, and what each of the two kernels does. */
export function FieldFact({ field, a, b }: Between & { readonly field: ProfileField }) {
  const { facts } = useCompareWords();
  return (
    <div className="field-fact" data-field={field}>
      <strong>{facts.fields[field].title}</strong>
      <dl>
        {[a, b].map((kernel) => (
          <div key={kernel}>
            <dt translate="no">Linux {kernel}</dt>
            <dd>{factOf(facts, field, fieldOf(PROFILES[kernel], field))}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Parting({ a, b, parting }: Between & Pick<Comparison, 'parting'>) {
  const { t } = usePage();
  const { c } = useCompareWords();
  const [functionA, functionB] = parting?.map(({ anchor }) => anchor && functionOf(anchor)) ?? [];
  const lines = useLines(functionA ?? null, functionB ?? null);
  if (parting === null || lines === null) return null;
  const [mine, theirs] = parting;
  const text = (anchor: Anchor | null): string =>
    anchor === null ? c('parting.end') : lineText(lines, lineOf(anchor).text);
  const fn = (anchor: Anchor | null): string => (anchor === null ? '' : LISTINGS[functionOf(anchor)].fn);
  const answer = (outcome: boolean | null): string => c(outcome ? 'yes' : 'no');
  const rule = mine.rule ?? theirs.rule;
  return (
    <p className="parting">
      {mine.anchor === theirs.anchor
        ? c('parting.answer', {
            fn: fn(mine.anchor),
            line: text(mine.anchor),
            a,
            b,
            yes: answer(mine.outcome),
            no: answer(theirs.outcome),
          })
        : c('parting.lines', {
            a,
            b,
            fnA: fn(mine.anchor),
            fnB: fn(theirs.anchor),
            lineA: text(mine.anchor),
            lineB: text(theirs.anchor),
          })}
      {t('say.gap')}
      {rule !== null && mine.anchor === theirs.anchor && c('parting.rule', { rule })}
    </p>
  );
}

/** What else makes a difference later in the script. */
function Further({ other }: { readonly other: Comparison }) {
  const { verbs } = usePage();
  const { c, facts } = useCompareWords();
  const later = [...other.differences.values()]
    .flatMap(({ reasons }) => reasons)
    .filter(({ kind, call }) => kind === 'start' && call !== other.first);
  if (later.length === 0) return null;
  return (
    <>
      <p>{c('further')}</p>
      <ul className="further">
        {later.map(({ call, fields }) => (
          <li key={call}>
            <button type="button" className="button" onClick={() => verbs.seek({ call, step: 0 })}>
              {c('further.at', {
                k: call + 1,
                fields: fields.map((field) => facts.fields[field].title).join(c('join')) || c('reason.unknown'),
              })}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The first difference of a kernel: what, why, and the line where the two part. */
export function FirstDifference({ first, other }: { readonly first: Comparison; readonly other: Comparison }) {
  const { words } = usePage();
  const { c } = useCompareWords();
  const a = first.kernel;
  const b = other.kernel;
  const index = other.first;
  if (index === null) return null;
  const difference = other.differences.get(index);
  const fields = difference?.reasons.flatMap((reason) => reason.fields) ?? [];
  return (
    <section className="first-difference" aria-label={c('first', { a, b, k: index + 1 })}>
      <h2>
        {c('first', { a, b, k: index + 1 })}{' '}
        <code translate="no">{withNotes(words.notes, first.timeline.entries[index]?.source ?? '')}</code>
      </h2>
      <p>
        {c('differs', { aspects: difference?.aspects.map((aspect) => c(`aspect.${aspect}`)).join(c('join')) ?? '' })}
      </p>
      {fields.map((field) => (
        <FieldFact key={field} field={field} a={a} b={b} />
      ))}
      {fields.length > 0 ? (
        <p className="muted">{c('reason.how', { a, b, n: fields.length })}</p>
      ) : (
        <p>{c('reason.unknown')}</p>
      )}
      <Parting a={a} b={b} parting={other.parting} />
      <Further other={other} />
    </section>
  );
}
