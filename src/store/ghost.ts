/** What a call that is written would do, drawn over the bar in the page's words. */
import { tableGet } from '../engine';
import type { UiKey } from '../i18n';
import type { BarModel } from '../layout/model';
import { ghostBar, type MadeDraft } from './draft';

type Say = (key: UiKey, params?: Readonly<Record<string, string | number>>) => string;

export function ghostOver(bar: BarModel, draft: MadeDraft, t: Say): BarModel {
  const rangeOf = (id: number) => {
    const vma = tableGet(draft.after.vmas, id);
    return vma ? { addr: vma.vm_start, end: vma.vm_end } : null;
  };
  return ghostBar(bar, draft, rangeOf, {
    case: (n) => t('ghost.case', { n }),
    refused: (errno) => t('ghost.refused', { errno }),
    split: t('ghost.split'),
    mapped: t('ghost.mapped'),
    unmapped: t('ghost.unmapped'),
    changed: t('ghost.changed'),
    nothing: t('ghost.nothing'),
  });
}
