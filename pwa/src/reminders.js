// What only the page about reminders starts. It is a file of its own, so that no
// other page, and no phone that keeps pages, has to fetch it.
export { pushAsk } from './modules/push-ask.js';
export { pushCheck } from './modules/push-check.js';
export { pushTest } from './modules/push-test.js';
