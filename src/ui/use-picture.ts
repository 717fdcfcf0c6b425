import { type RefObject, useEffect, useRef } from 'react';

interface Picture<Model> {
  update(model: Model): void;
  destroy(): void;
}

/** Mounts a drawing in one effect and updates it in another; React never touches what is inside. */
export function usePicture<Model, Callbacks extends object>(
  mount: (host: HTMLElement, callbacks: Callbacks) => Picture<Model>,
  model: Model,
  callbacks: Callbacks,
): RefObject<HTMLDivElement | null> {
  const host = useRef<HTMLDivElement>(null);
  const picture = useRef<Picture<Model> | null>(null);
  useEffect(() => {
    if (host.current === null) return undefined;
    const mounted = mount(host.current, callbacks);
    picture.current = mounted;
    return () => {
      picture.current = null;
      mounted.destroy();
    };
  }, [mount, callbacks]);
  useEffect(() => picture.current?.update(model));
  return host;
}
