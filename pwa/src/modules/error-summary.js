// Takes the reader to what is wrong with the form.
export const errorSummary = (root) => root.focus();
