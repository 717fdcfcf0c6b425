import { Component, type ReactNode } from 'react';
import type { Page } from './context';

interface Props {
  readonly t: Page['t'];
  readonly onAnew: () => void;
  readonly children: ReactNode;
}

/** Whatever breaks while drawing: the session is kept, and the page can be drawn again. */
export class ErrorBoundary extends Component<Props, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    const { t, onAnew } = this.props;
    return (
      <main className="crash">
        <div role="alert">
          <h1>{t('app.error.title')}</h1>
          <p>{t('app.error.text')}</p>
          <p className="mono">{error.message}</p>
        </div>
        <button type="button" className="button primary" onClick={() => this.setState({ error: null })}>
          {t('app.error.again')}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            onAnew();
            this.setState({ error: null });
          }}
        >
          {t('app.error.anew')}
        </button>
      </main>
    );
  }
}
