/** The words of this folder, in the page's language; they load with it. */
import { useMemo } from 'react';
import { format, type Params } from '../../i18n';
import { type CompareKey, compareEn } from '../../i18n/compare/en';
import { compareZh } from '../../i18n/compare/zh-cn';
import { kernelsEn } from '../../i18n/kernels/en';
import type { KernelFacts } from '../../i18n/kernels/type';
import { kernelsZh } from '../../i18n/kernels/zh-cn';
import { usePart } from '../context';

export interface CompareWords {
  readonly c: (key: CompareKey, params?: Params) => string;
  readonly facts: KernelFacts;
}

export function useCompareWords(): CompareWords {
  const language = usePart(({ preferences }) => preferences.language);
  return useMemo(() => {
    const words = language === 'en' ? compareEn : compareZh;
    return { c: (key, params) => format(words[key], params), facts: language === 'en' ? kernelsEn : kernelsZh };
  }, [language]);
}
