import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { tableGet, vmaName } from '../engine';
import { baseOf, type MenuPlace } from '../store';
import { type VmaAction, vmaActions } from '../store/vma-actions';
import { usePage, usePart } from './context';
import { useCompose } from './use-composer';

/** Keeps the menu inside of the window. */
const EDGE_PX = 8;

function move(menu: HTMLElement, key: string): boolean {
  const items = [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const at = items.findIndex((item) => item.matches(':focus'));
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[key];
  if (to === undefined) return false;
  items[(to + items.length) % items.length]?.focus();
  return true;
}

function usePlace({ x, y }: MenuPlace) {
  const menu = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = menu;
    if (current === null) return;
    const { offsetWidth, offsetHeight } = current;
    current.style.left = `${Math.max(EDGE_PX, Math.min(x, window.innerWidth - offsetWidth - EDGE_PX))}px`;
    current.style.top = `${Math.max(EDGE_PX, Math.min(y, window.innerHeight - offsetHeight - EDGE_PX))}px`;
    current.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, [x, y]);
  return menu;
}

/** What can be done with a VMA; each item makes its call, which undo takes back. */
export function VmaMenu({ place }: { readonly place: MenuPlace }) {
  const { t, verbs } = usePage();
  const compose = useCompose();
  const history = usePart((state) => state.history);
  const menu = usePlace(place);
  const back = useRef<Element | null>(null);
  useEffect(() => {
    back.current = document.activeElement?.closest('[role=menu]') ? null : document.activeElement;
  }, []);
  const { world, scope } = useMemo(() => baseOf(history), [history]);
  const vma = tableGet(world.vmas, place.vma);
  const actions = vma ? vmaActions(vma, place.addr, scope) : [];
  // Each item shows its call and its effect while it has the focus; what was being written comes back.
  const written = useRef(compose.store.getState().text);
  const restore = (): void => {
    compose.write(written.current);
    compose.attend(false);
    compose.openMenu(null);
  };
  const close = (): void => {
    restore();
    if (back.current instanceof HTMLElement || back.current instanceof SVGElement) back.current.focus();
  };
  const act = ({ line, isAsked }: VmaAction): void => {
    if (isAsked) {
      compose.openForm(line);
      return;
    }
    restore();
    void verbs.typeCall(line);
  };
  const onKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key === 'Escape' || event.key === 'Tab') close();
    else if (!move(event.currentTarget, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const name = vmaName(place.vma);
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape closes it too */}
      <div className="menu-ground" onPointerDown={close} onContextMenu={(event) => event.preventDefault()} />
      <div ref={menu} role="menu" className="vma-menu" aria-label={t('menu.title', { name })} onKeyDown={onKey}>
        {actions.length === 0 && (
          <button type="button" role="menuitem" tabIndex={-1} onClick={close}>
            {t('structs.gone', { name })}
          </button>
        )}
        {actions.map((action) => (
          <button
            key={`${action.kind} ${action.detail}`}
            type="button"
            role="menuitem"
            tabIndex={-1}
            title={action.line}
            data-action={action.kind}
            onFocus={() => compose.write(action.line)}
            onPointerEnter={({ currentTarget }) => currentTarget.focus()}
            onClick={() => act(action)}
          >
            {t(`menu.${action.kind}`, { detail: action.detail })}
          </button>
        ))}
      </div>
    </>
  );
}
