// What the screens of key workers can start, beside app.js. No other page fetches it.
import { ownWords } from './modules/own-words.js';
import { passkeyNew, passkeyUse } from './modules/passkey.js';
import { start } from './page/start.js';

start({
  'own-words': ownWords,
  'passkey-new': passkeyNew,
  'passkey-use': passkeyUse,
});
