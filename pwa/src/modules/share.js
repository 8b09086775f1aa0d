// The phone's own sheet for sharing. On a link, which leads to the page of other
// ways, and on a button, which is of no use without the sheet. Texts: data-title,
// data-url.
export function share(el) {
  if (!navigator.share) return;
  el.hidden = false;
  el.addEventListener('click', async (event) => {
    event.preventDefault();
    const { title, url } = el.dataset;
    try {
      await navigator.share({ title, url });
    } catch (refused) {
      if (refused.name !== 'AbortError' && el.href) location.assign(el.href);
    }
  });
}
