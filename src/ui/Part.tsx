import { Component, type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react';
import { loadLateWords } from '../i18n';
import { loadSheet } from './load-sheet';
import { PartMissing } from './PartMissing';

class NotLoaded extends Error {}

interface BoundaryProps {
  /** In place of what could not be loaded. */
  readonly missing: ReactNode;
  readonly children: ReactNode;
}

/** Catches what could not be loaded; whatever else breaks is the page's. */
class Boundary extends Component<BoundaryProps, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    if (!(error instanceof NotLoaded)) throw error;
    return this.props.missing;
  }
}

interface PartOptions<P> {
  /** What is there while it loads, and where it cannot be loaded. */
  readonly Instead?: ComponentType<P>;
  /** The address of its style sheet. */
  readonly sheet?: string;
}

/** A component that loads when it is first drawn. Where it cannot be loaded, it says so and can be asked for again. */
export function part<P extends object>(
  load: () => Promise<ComponentType<P>>,
  { Instead, sheet }: PartOptions<P> = {},
): ComponentType<P> {
  const attempt = (): ComponentType<P> =>
    lazy(() =>
      Promise.all([load(), loadLateWords(), sheet && loadSheet(sheet)]).then(
        ([loaded]) => ({ default: loaded }),
        () => Promise.reject(new NotLoaded('a part of the page')),
      ),
    );
  // React keeps a failure for good, so a further attempt is a new component.
  let Loaded = attempt();
  return function Part(props: P) {
    const [attempts, setAttempts] = useState(0);
    const retry = (): void => {
      Loaded = attempt();
      setAttempts(attempts + 1);
    };
    const instead = Instead && <Instead {...props} />;
    return (
      <Boundary key={attempts} missing={instead ?? <PartMissing onRetry={retry} />}>
        <Suspense fallback={instead}>
          <Loaded {...props} />
        </Suspense>
      </Boundary>
    );
  };
}
