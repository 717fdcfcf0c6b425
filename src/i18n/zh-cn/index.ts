export { stepsZh } from './steps';
export { ui } from './ui';
