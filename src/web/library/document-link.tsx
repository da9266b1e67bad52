import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface Props {
  readonly procedure: string;
  /** region/id */
  readonly to: string;
  readonly children: ReactNode;
}

/** The way to a matter by its key. */
export function MatterLink({ procedure, to, children }: Props) {
  const [region = '', id = ''] = to.split('/');
  return (
    <Link to="/m/$procedure/$region/$id" params={{ procedure, region, id }}>
      {children}
    </Link>
  );
}
