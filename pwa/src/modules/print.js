// "Print". It never prints by itself. Button: print.
import { on } from '../page/show.js';

export function print(root) {
  root.hidden = false;
  on(root, { print: () => window.print() });
}
