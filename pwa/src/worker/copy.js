// Copies of pages, as the caches hold them.

// keepable: only a whole, plain, public page of this site may be kept.
export function keepable(response) {
  return response.status === 200 && response.type === 'basic' && !response.redirected
    && /^text\/html\b/.test(response.headers.get('content-type') || '')
    && !/no-store|private/.test(response.headers.get('cache-control') || '');
}

// stamped makes the copy: the page, its headers, and when it was saved.
export async function stamped(response, now = Date.now()) {
  const body = await response.blob();
  const headers = new Headers(response.headers);
  for (const name of ['vary', 'content-encoding', 'content-length']) headers.delete(name);
  headers.set('x-saved', String(now));
  headers.set('x-bytes', String(body.size));
  return new Response(body, { headers });
}

export const savedAt = (copy) => Number(copy.headers.get('x-saved')) || 0;
export const bytesOf = (copy) => Number(copy.headers.get('x-bytes')) || 0;
