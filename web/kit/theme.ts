import { createTheme, type MantineColorsTuple } from '@mantine/core';

const indigo: MantineColorsTuple = [
  '#eceaf6',
  '#d9dcf8',
  '#c3c9ff',
  '#9da9ff',
  '#7c89ee',
  '#5c6ad0',
  '#4656d8',
  '#2d3a8c',
  '#26317a',
  '#10163a',
];

/** Mantine in the portal's tokens; colours themselves live in tokens.css. */
export const theme = createTheme({
  fontFamily: "'Be Vietnam Pro', system-ui, sans-serif",
  fontSizes: { xs: '0.78125rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.375rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  headings: { fontFamily: "'Be Vietnam Pro', system-ui, sans-serif" },
  colors: { indigo },
  primaryColor: 'indigo',
  primaryShade: { light: 7, dark: 3 },
  defaultRadius: 'md',
  autoContrast: true,
  respectReducedMotion: true,
  focusRing: 'auto',
});
