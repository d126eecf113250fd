import { useRouter } from '@tanstack/react-router';
import type { MouseEvent } from 'react';

/** A click on a link goes there without loading the page anew; with a modifier the browser does what it always does. */
export function useGo(): (to: string) => (event: MouseEvent) => void {
  const router = useRouter();
  return (to) => (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    router.history.push(to);
  };
}
