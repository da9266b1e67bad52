import type { ReactNode } from 'react';

/** A table that may be wider than the window: it scrolls by itself, by keys too. */
export const Wide = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <section className="scroll-x" tabIndex={0} aria-label={label}>
    {children}
  </section>
);
