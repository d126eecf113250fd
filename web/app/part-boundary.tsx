import { Component, type ReactNode } from 'react';
import { type WithTranslation, withTranslation } from 'react-i18next';
import { Button } from '../kit/button.tsx';
import { Notice } from '../kit/notice.tsx';
import { codeMissing } from './code-missing.ts';

interface Props extends WithTranslation {
  children?: ReactNode;
}

interface State {
  broken: boolean;
  /** React keeps a piece of code that did not come for ever: only a new page can ask again. */
  missing: boolean;
}

/** One part that breaks says so and can be tried again; the rest of the page goes on. */
class Boundary extends Component<Props, State> {
  override state: State = { broken: false, missing: false };
  static getDerivedStateFromError(error: unknown): State {
    return { broken: true, missing: codeMissing(error) };
  }
  again = () => (this.state.missing ? location.reload() : this.setState({ broken: false }));
  override render() {
    const { t, children } = this.props;
    if (!this.state.broken) return children;
    return (
      <Notice tone="bad" actions={<Button onClick={this.again}>{t('kit:retry')}</Button>}>
        {t(this.state.missing ? 'app:partMissing' : 'app:partBroken')}
      </Notice>
    );
  }
}

export const PartBoundary = withTranslation(['app', 'kit'])(Boundary);
