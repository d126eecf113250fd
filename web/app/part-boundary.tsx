import { Component, type ReactNode } from 'react';
import { type WithTranslation, withTranslation } from 'react-i18next';
import { Button } from '../kit/button.tsx';
import { Notice } from '../kit/notice.tsx';

interface Props extends WithTranslation {
  children?: ReactNode;
}

/** One part that breaks says so and can be tried again; the rest of the page goes on. */
class Boundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false };
  static getDerivedStateFromError() {
    return { broken: true };
  }
  override render() {
    const { t, children } = this.props;
    if (!this.state.broken) return children;
    return (
      <Notice tone="bad" actions={<Button onClick={() => this.setState({ broken: false })}>{t('kit:retry')}</Button>}>
        {t('app:partBroken')}
      </Notice>
    );
  }
}

export const PartBoundary = withTranslation(['app', 'kit'])(Boundary);
