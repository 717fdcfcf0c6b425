/** Predict: questions about recorded calls. See README.md. */
export { seedOf } from './chance';
export type {
  Fact,
  Option,
  Question,
  QuestionKind,
  RecordedCall,
  Refusal,
} from './question';
export { callQuestion, decisionQuestions } from './questions';
