import { Component, type ReactNode } from 'react';
import { codeMissing } from './code-missing.ts';

/** Catches an engine that could not be loaded or broke while drawing; the rest of the page goes on. */
export class MapBoundary extends Component<{ children: ReactNode; onFail(reason: 'crashed' | 'not-loaded'): void }, { broken: boolean }> {
  override state = { broken: false };
  static getDerivedStateFromError() {
    return { broken: true };
  }
  override componentDidCatch(error: unknown) {
    this.props.onFail(codeMissing(error) ? 'not-loaded' : 'crashed');
  }
  override render() {
    return this.state.broken ? null : this.props.children;
  }
}
