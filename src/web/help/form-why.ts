import { createContext, useContext } from 'react';
import type { DescribedBasis, DescribedField } from '#kernel';

/** What the fields of a form fall back on, and what their conditions name. */
interface FormWhy {
  readonly by: { readonly title: string; readonly basis: DescribedBasis };
  readonly fields: readonly DescribedField[];
}

const context = createContext<FormWhy | undefined>(undefined);

export const FormWhyProvider = context.Provider;
export const useFormWhy = (): FormWhy | undefined => useContext(context);
