// Counts presses of the Shift key alone. Shift held to write a capital, or to
// choose text with the mouse, is not a press.

export function shifts(within = 5000) {
  let alone = false;
  let times = [];
  return {
    // other is any sign that Shift is in use for something else.
    other() {
      alone = false;
      times = [];
    },
    down(key, repeat) {
      if (key !== 'Shift') this.other();
      else if (!repeat) alone = true;
    },
    // up answers how many presses there were in the last `within` milliseconds.
    up(key, now) {
      if (key !== 'Shift' || !alone) return 0;
      alone = false;
      times = [...times, now].filter((time) => now - time < within);
      return times.length;
    },
  };
}
