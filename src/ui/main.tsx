import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles';
import { idle } from '../draw';
import { App } from './App';
import { openPage } from './open-page';

const root = document.getElementById('root');
if (root) {
  void openPage(window).then((page) => {
    // A browser test waits for the pictures instead of guessing how long they take.
    if (page.still) Object.assign(window, { vmascope: { idle } });
    createRoot(root).render(
      <StrictMode>
        <App {...page} />
      </StrictMode>,
    );
  });
}
