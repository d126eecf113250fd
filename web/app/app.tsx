import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { theme } from '../kit/theme.ts';
import { ApiError } from '../lib/api.ts';
import { makeRouter } from './router.tsx';

/** Filled into the page by the server with each answer; empty in development. */
const nonce = () => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** Once more where the way may have been bad; never where the server has given its answer. */
const retry = (count: number, error: unknown) => count < 1 && error instanceof ApiError && error.code === 'internal';

export function App() {
  const [queries] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry, retryDelay: 800, refetchOnWindowFocus: false, networkMode: 'always' } } }),
  );
  const [router] = useState(makeRouter);
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={nonce}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
