// "Print". It prints by itself only where the link that led here says so: #print.
// Button: print.
import { on } from '../page/show.js';

export function print(root) {
  root.hidden = false;
  on(root, { print: () => window.print() });
  if (location.hash === '#print') window.print();
}
