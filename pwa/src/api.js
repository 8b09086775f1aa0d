// The server's JSON addresses, for pages and for the worker.

// api answers the JSON, or null where there is none; it throws on any status
// that is not a success, and when there is no network.
export async function api(path, method = 'GET', body) {
  const answer = await fetch('/api/v1' + path, {
    method,
    body: body && JSON.stringify(body),
    headers: body && { 'content-type': 'application/json' },
    cache: 'no-store',
  });
  if (!answer.ok) throw new Error(answer.status);
  return answer.status === 204 ? null : answer.json();
}
