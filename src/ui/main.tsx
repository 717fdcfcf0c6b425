import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles';
import { App } from './App';
import { openPage } from './open-page';

const root = document.getElementById('root');
if (root) {
  const page = openPage(window);
  createRoot(root).render(
    <StrictMode>
      <App {...page} />
    </StrictMode>,
  );
}
