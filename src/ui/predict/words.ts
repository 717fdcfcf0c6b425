/** The words of this folder, in the page's language; they load with it. */
import { useMemo } from 'react';
import { format, type Params } from '../../i18n';
import { type PredictKey, predictEn } from '../../i18n/predict/en';
import { predictZh } from '../../i18n/predict/zh-cn';
import { usePart } from '../context';

export type PredictWords = (key: PredictKey, params?: Params) => string;

export function usePredictWords(): PredictWords {
  const language = usePart(({ preferences }) => preferences.language);
  return useMemo(() => {
    const words = language === 'en' ? predictEn : predictZh;
    return (key, params) => format(words[key], params);
  }, [language]);
}
