// What the screens of the way to a GP can start, beside app.js. No other page fetches it.
import { awake } from './modules/awake.js';
import { gpFill } from './modules/gp-fill.js';
import { gpLetter } from './modules/gp-letter.js';
import { gpMy } from './modules/gp-my.js';
import { nearKept } from './modules/near-kept.js';
import { start } from './page/start.js';

start({
  awake,
  'gp-fill': gpFill,
  'gp-letter': gpLetter,
  'gp-my': gpMy,
  'near-kept': nearKept,
});
