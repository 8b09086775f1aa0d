// The second half of a code: which steps are done, 15 bits in three characters, and a
// character that checks them (Luhn mod 32). internal/gp/code.go does the same.
const ABC = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const places = (half) => [...half].map((sign) => ABC.indexOf(sign));

function check(three) {
  const sum = three.reduce((all, place, i) => {
    const twice = place * (i % 2 ? 1 : 2);
    return all + (twice >> 5) + (twice & 31);
  }, 0);
  return ABC[-sum & 31];
}

// writeTicks gives four characters.
export function writeTicks(bits) {
  const three = [bits >> 10 & 31, bits >> 5 & 31, bits & 31];
  return three.map((place) => ABC[place]).join('') + check(three);
}

// readTicks gives the bits, or undefined for a half that is not right.
export function readTicks(half) {
  const three = places(half.slice(0, 3));
  if (three.includes(-1) || check(three) !== half[3]) return undefined;
  return three.reduce((bits, place) => bits << 5 | place, 0);
}
