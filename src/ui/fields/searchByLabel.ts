import { foldText } from '#contract/typedText.ts';

/** Finds a select's options by what is typed, in letters and digits of any width. */
export const searchByLabel = {
  filterOption: (typed: string, option?: { readonly label?: unknown }) =>
    typeof option?.label === 'string' && foldText(option.label).includes(foldText(typed)),
};
