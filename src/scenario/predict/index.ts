/** Predict: questions about recorded calls. See README.md. */
export { seedOf } from './chance';
export {
  type Fact,
  type Option,
  QUESTION_KINDS,
  type Question,
  type QuestionKind,
  type RecordedCall,
  type Refusal,
} from './question';
export { callQuestion, callQuestions, decisionQuestions, isAsked } from './questions';
