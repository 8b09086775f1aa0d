// timely answers the network's response, or a stored copy when the network
// fails, takes longer than `slow` milliseconds, or says that the server is
// broken. With no copy it goes on waiting for the network. It answers undefined
// when there is neither.
export async function timely(network, stored, slow) {
  const answer = network.catch(() => null); // null: the network failed
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, slow);
  });
  const first = await Promise.race([answer, late]);
  clearTimeout(timer);
  if (first && first.status < 500) return first;
  return await stored() || await answer || undefined;
}
