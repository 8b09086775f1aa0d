// What the screens of key workers can start, beside app.js. No other page fetches it.
import { passkeyNew, passkeyUse } from './modules/passkey.js';
import { start } from './page/start.js';

start({
  'passkey-new': passkeyNew,
  'passkey-use': passkeyUse,
});
