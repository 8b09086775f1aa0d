// Everything that a page can start. A page works without any of it, except
// notices, installing, and keeping things on the phone.
import { copy } from './modules/copy.js';
import { errorSummary } from './modules/error-summary.js';
import { forget } from './modules/forget.js';
import { inbox } from './modules/inbox.js';
import { install } from './modules/install.js';
import { keep } from './modules/keep.js';
import { keepAll } from './modules/keep-all.js';
import { keptList } from './modules/kept-list.js';
import { lang } from './modules/lang.js';
import { leave } from './modules/leave.js';
import { pack } from './modules/pack.js';
import { print } from './modules/print.js';
import { pushStop } from './modules/push-stop.js';
import { readAloud } from './modules/read-aloud.js';
import { saveDatesAsk } from './modules/save-dates-ask.js';
import { saved } from './modules/saved.js';
import { savedDates } from './modules/saved-dates.js';
import { share } from './modules/share.js';
import { shell } from './modules/shell.js';
import { later } from './page/later.js';
import { start } from './page/start.js';

start({
  copy,
  'error-summary': errorSummary,
  forget,
  inbox,
  install,
  keep,
  'keep-all': keepAll,
  'kept-list': keptList,
  lang,
  leave,
  pack,
  print,
  'push-ask': later('pushAsk'),
  'push-check': later('pushCheck'),
  'push-stop': pushStop,
  'push-test': later('pushTest'),
  'read-aloud': readAloud,
  'save-dates-ask': saveDatesAsk,
  saved,
  'saved-dates': savedDates,
  share,
  shell,
});
