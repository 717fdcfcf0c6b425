/** The words of this folder, in the page's language; they load with it. */
import { useMemo } from 'react';
import { format, type Params } from '../../i18n';
import { type StructKey, structsEn } from '../../i18n/structs/en';
import { structsZh } from '../../i18n/structs/zh-cn';
import { usePart } from '../context';

/** A sentence about structs and caches in the page's language. */
export function useStructWords(): (key: StructKey, params?: Params) => string {
  const language = usePart(({ preferences }) => preferences.language);
  return useMemo(() => {
    const words = language === 'en' ? structsEn : structsZh;
    return (key, params) => format(words[key], params);
  }, [language]);
}
