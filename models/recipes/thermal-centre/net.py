"""The thermal net: a small fully convolutional centre-point detector with a stride-4 head.

Input 1 x 1 x 512 x 640, grey 0..1, white hot. Raw output 1 x 7 x 128 x 160: three class heat maps (logits), then
left/top/right/bottom distances from the cell's centre to the box's sides, as log of pixels / 16.
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

CLASSES = ["person", "vehicle", "bicycle"]
STRIDE = 4
UNIT = 16.0  # pixels that a side's log is taken of


def conv(i, o, k=3, s=1):
    return nn.Sequential(nn.Conv2d(i, o, k, s, k // 2, bias=False), nn.BatchNorm2d(o), nn.ReLU(inplace=True))


class Block(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.a = conv(c, c)
        self.b = nn.Sequential(nn.Conv2d(c, c, 3, 1, 1, bias=False), nn.BatchNorm2d(c))

    def forward(self, x):
        return F.relu(x + self.b(self.a(x)), inplace=True)


class Net(nn.Module):
    def __init__(self, c=(24, 48, 96)):
        super().__init__()
        self.stem = conv(16, c[0])
        self.s4 = Block(c[0])
        self.d8 = conv(c[0], c[1], 3, 2)
        self.s8 = nn.Sequential(Block(c[1]), Block(c[1]))
        self.d16 = conv(c[1], c[2], 3, 2)
        self.s16 = nn.Sequential(Block(c[2]), Block(c[2]))
        self.l16 = nn.Conv2d(c[2], c[1], 1)
        self.m8 = conv(c[1], c[1])
        self.l8 = nn.Conv2d(c[1], c[0], 1)
        self.m4 = conv(c[0], c[0])
        self.head = conv(c[0], c[0] * 2)
        self.out = nn.Conv2d(c[0] * 2, len(CLASSES) + 4, 1)
        self.out.bias.data[: len(CLASSES)] = -4.6  # a cell is a centre in about 1 of 100 cases
        self.out.bias.data[len(CLASSES):] = -0.3

    def forward(self, x):
        n, _, h, w = x.shape
        # space to depth by 4: the stem sees every pixel at a quarter of the positions
        x = x.reshape(n, h // 4, 4, w // 4, 4).permute(0, 2, 4, 1, 3).reshape(n, 16, h // 4, w // 4)
        a = self.s4(self.stem(x))
        b = self.s8(self.d8(a))
        c = self.s16(self.d16(b))
        b = self.m8(b + F.interpolate(self.l16(c), scale_factor=2, mode="nearest"))
        a = self.m4(a + F.interpolate(self.l8(b), scale_factor=2, mode="nearest"))
        return self.out(self.head(a))


class Decoded(nn.Module):
    """What is exported: 1 x 512 x 640 grey in, `boxes` 300 x 4 (x1, y1, x2, y2 in pixels) and `scores` 300 x 3 out."""

    def __init__(self, net, keep=300):
        super().__init__()
        self.net, self.keep = net, keep

    def forward(self, x):
        k = len(CLASSES)
        # The picture and its mirror image, averaged.
        raw = self.net(torch.cat([x, x.flip(3)]))
        heat = torch.sigmoid(raw[:, :k])
        sides = torch.exp(raw[:, k:]) * UNIT
        heat = (heat[:1] + heat[1:].flip(3)) / 2
        sides = (sides[:1] + sides[1:].flip(3)[:, [2, 1, 0, 3]]) / 2
        corners = self.corners(heat, sides)
        peak = F.max_pool2d(heat, 3, 1, 1)
        heat = heat * (heat == peak).float()
        _, index = heat.amax(1).reshape(-1).topk(self.keep)
        return corners.reshape(4, -1)[:, index].t(), heat.reshape(k, -1)[:, index].t()

    @staticmethod
    def corners(heat, sides):
        """4 x h x w: each cell's box, averaged with its eight neighbours' by the square of their scores."""
        h, w = heat.shape[2], heat.shape[3]
        x = (torch.arange(w).float() * STRIDE + STRIDE / 2).reshape(1, 1, 1, w)
        y = (torch.arange(h).float() * STRIDE + STRIDE / 2).reshape(1, 1, h, 1)
        boxes = torch.cat([x - sides[:, :1], y - sides[:, 1:2], x + sides[:, 2:3], y + sides[:, 3:]], 1)
        sure = heat.amax(1, keepdim=True) ** 2 + 1e-9
        return F.avg_pool2d(boxes * sure, 3, 1, 1)[0] / F.avg_pool2d(sure, 3, 1, 1)[0]
