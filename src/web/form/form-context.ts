import { createContext, useContext } from 'react';
import type { Names } from '../kit/values.ts';

/** What the controls of a form may tell the form. */
export interface FormDoor {
  /** Printed names of what was picked, so that a kept form reads as it did. */
  readonly learn: (names: Names) => void;
}

const FormContext = createContext<FormDoor>({ learn: () => undefined });
export const FormProvider = FormContext.Provider;
export const useForm = (): FormDoor => useContext(FormContext);
