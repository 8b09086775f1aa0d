// Remembers the language that was chosen, for a year.
export function lang(link) {
  link.addEventListener('click', () => {
    const secure = location.protocol === 'https:' ? ';Secure' : '';
    document.cookie = `lang=${link.hreflang};path=/;max-age=31536000;SameSite=Lax${secure}`;
  });
}
