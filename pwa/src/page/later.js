// later starts a module from a file of its own, which the page names in data-script.
export const later = (name) => async (root) => (await import(root.dataset.script))[name](root);
