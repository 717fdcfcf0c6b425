/** The words of this folder, in the page's language; they load with it. */
import { useMemo } from 'react';
import { format, type Params } from '../../i18n';
import { topicsEn } from '../../i18n/topics/en';
import type { PageKey, Said, TopicWords } from '../../i18n/topics/type';
import { topicsZh } from '../../i18n/topics/zh-cn';
import { caseOfTopic, type PlainTopicId, type TopicId } from '../../store/topics';
import { usePart } from '../context';

export interface Words extends TopicWords {
  readonly p: (key: PageKey, params?: Params) => string;
  readonly said: (id: TopicId) => Said;
}

export function useTopicWords(): Words {
  const language = usePart(({ preferences }) => preferences.language);
  return useMemo(() => {
    const words = language === 'en' ? topicsEn : topicsZh;
    return {
      ...words,
      p: (key, params) => format(words.page[key], params),
      said: (id) => {
        const caseId = caseOfTopic(id);
        return caseId === null ? words.topics[id as PlainTopicId] : words.cases[caseId];
      },
    };
  }, [language]);
}
