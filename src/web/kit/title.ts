import { useEffect } from 'react';

/** The name of the page in the window's title, for tabs, history and screen readers. */
export function useTitle(name: string | undefined): void {
  useEffect(() => {
    document.title = name ? `${name} · 准绳` : '准绳';
  }, [name]);
}
