// Starts each module on the elements that ask for it by data-module (one name
// or several with spaces). A module that fails never stops another.
export function start(modules, root = document) {
  for (const el of root.querySelectorAll('[data-module]')) {
    for (const name of el.dataset.module.split(' ')) {
      if (modules[name]) Promise.resolve(el).then(modules[name]).catch(() => {});
    }
  }
}
